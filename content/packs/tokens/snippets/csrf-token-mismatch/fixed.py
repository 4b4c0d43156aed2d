# /// script
# requires-python = ">=3.11"
# dependencies = ["django==5.2.8"]
# ///
"""The same requests, with a token, cookie and origin that fit."""

import sys

from shop import browser, read, send

script = browser()
with_token = send(script, read(script, '/form/'))

tab = browser()
read(tab, '/form/')
read(tab, '/login/')
loaded_again = send(tab, read(tab, '/form/'))

client = browser()
token = read(client, '/form/')
behind_proxy = send(client, token, HTTP_ORIGIN='https://shop.example.com', HTTP_X_FORWARDED_PROTO='https')

print(f'a script that reads the token first: {with_token}')
print(f'the form, loaded again after the login: {loaded_again}')
print(f'a proxy that sets X-Forwarded-Proto, and Django trusts it: {behind_proxy}')
sys.exit(0 if {with_token, loaded_again, behind_proxy} == {'200'} else 1)
