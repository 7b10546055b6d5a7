CREATE DATABASE IF NOT EXISTS bitebudget {{cluster}};
