"""The public record: flat tables ``record_*`` without a foreign key to the desk; all that readers can ever be shown."""
