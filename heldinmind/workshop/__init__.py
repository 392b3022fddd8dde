"""Tools for whoever runs or builds the course: front end, book, server, notebooks, JupyterLab, doctor."""
