"""What the learner did: kept on her own device, exported only by her (docs/record.md)."""
