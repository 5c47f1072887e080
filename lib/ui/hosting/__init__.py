"""What a server of others needs: to be watched, to keep logs and back-ups by itself."""
