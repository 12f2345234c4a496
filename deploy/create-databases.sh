#!/bin/sh
# Runs once, in the image of PostgreSQL, when its data folder is new: a role and a database each for Bellhook and Grafana.
set -eu

psql --set ON_ERROR_STOP=1 --set password="$(cat /run/secrets/database_password)" <<'SQL'
create role bellhook login password :'password';
create database bellhook owner bellhook;
create role grafana login password :'password';
create database grafana owner grafana;
SQL
