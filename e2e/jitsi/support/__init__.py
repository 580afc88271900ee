"""What the scenarios share: visits, participants, starting states."""
