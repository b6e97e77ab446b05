"""Small widgets, theme and wording that every room uses."""
