"""What a check has found, for people and for the programs that show it to them."""
