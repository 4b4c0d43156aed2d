# /// script
# requires-python = ">=3.11"
# dependencies = ["django==5.2.8"]
# ///
"""Four requests without a valid token, cookie or origin."""

import sys

from shop import browser, read, send

script = browser()
read(script, '/form/')
without_token = send(script)

tab = browser()
old_form = read(tab, '/form/')
read(tab, '/login/')
before_login = send(tab, old_form)

without_cookie = send(browser(), read(browser(), '/form/'))

client = browser()
hidden_https = send(client, read(client, '/form/'), HTTP_ORIGIN='https://shop.example.com')

print(f'a script without a token: {without_token}')
print(f'a form from before the login: {before_login}')
print(f'a token without its cookie: {without_cookie}')
print(f'a browser on HTTPS, a proxy that does not say so: {hidden_https}')
sys.exit(0 if '200' not in {without_token, before_login, without_cookie, hidden_https} else 1)
