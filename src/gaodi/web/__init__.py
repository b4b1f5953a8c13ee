"""The site: pages, people, their work, and the API, over the library that does the computing.

Everything that people edit, approve or argue over lives here. One server serves one workspace.
"""
