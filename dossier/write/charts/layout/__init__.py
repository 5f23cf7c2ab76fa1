"""What stands where in a picture, in px, before anything draws it."""
