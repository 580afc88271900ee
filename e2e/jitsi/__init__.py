"""Everything about Jitsi Meet: deployment, surfaces, scenarios."""
