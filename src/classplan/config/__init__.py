"""How the parts are put together to run: settings, addresses, the door for a web server."""
