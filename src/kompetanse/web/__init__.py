"""A site over HTTP: feeds and pages as they lie in a folder, served from memory.

The server remembers nothing that is not in that folder, so any number of them may serve one, and
any other web server may do the same. `tokens` alone needs none of what the extra `web` brings;
the rest of this package is the only door to Starlette and Uvicorn.
"""
