"""What itests/bench/run is made of."""
