"""How the site is put together: settings, addresses, and the entry point of the web server."""
