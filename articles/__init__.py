"""Stories: drafted and checked at the desk, published to the record, read by the public side."""
