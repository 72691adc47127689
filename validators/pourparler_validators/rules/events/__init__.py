"""Events: who takes part, where and how they meet, and how they hang together."""
