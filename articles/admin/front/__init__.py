"""The front's page at the desk: what stands in each place, what is planned there, and how it will look."""
