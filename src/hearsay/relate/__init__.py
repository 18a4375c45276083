"""Across reports: stories, copies, origins, entities, claims, disputes, figures."""
