"""The handouts' templates, kept beside the package and shipped inside it."""
