"""Tables: bytes to sheets, sheets to rows whose columns are understood."""
