"""What is set up in systems of continuous integration, run as their runners run it."""
