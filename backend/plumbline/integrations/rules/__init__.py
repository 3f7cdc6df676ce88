"""What the cells of an imported file mean. Pure: no database, no clock."""
