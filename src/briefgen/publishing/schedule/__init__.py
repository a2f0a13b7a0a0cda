"""Units for the scheduler that is there already: systemd, cron, Kubernetes, GitHub."""
