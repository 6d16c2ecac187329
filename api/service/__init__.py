"""The service: HTTP API and pages as one application; who may ask, what is kept, what is logged."""
