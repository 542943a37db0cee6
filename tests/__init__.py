"""Tests, laid out as the packages they test; journeys drive a browser, laws hold for the whole."""
