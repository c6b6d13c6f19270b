"""Tests of bringing older courses along."""
