"""A view that changes data, with the CSRF check on."""

import logging

import django
from django.conf import settings

settings.configure(
    SECRET_KEY='a key of this run',
    ALLOWED_HOSTS=['shop.example.com'],
    MIDDLEWARE=['django.middleware.csrf.CsrfViewMiddleware'],
    ROOT_URLCONF=__name__,
    SECURE_PROXY_SSL_HEADER=('HTTP_X_FORWARDED_PROTO', 'https'),
    LOGGING_CONFIG=None,
)
django.setup()

from django.http import HttpResponse  # noqa: E402
from django.middleware.csrf import get_token, rotate_token  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import path  # noqa: E402


def form(request):
    return HttpResponse(get_token(request))


def log_in(request):
    """What django.contrib.auth.login does with the token."""
    rotate_token(request)
    return HttpResponse(get_token(request))


def order(request):
    return HttpResponse('ordered')


urlpatterns = [path('form/', form), path('login/', log_in), path('order/', order)]


class LastLine(logging.Handler):
    """The last line of Django's log."""

    line = ''

    def emit(self, record):
        self.line = record.getMessage()


log = LastLine()
logger = logging.getLogger('django.security.csrf')
logger.addHandler(log)
logger.propagate = False


def browser() -> Client:
    return Client(enforce_csrf_checks=True, HTTP_HOST='shop.example.com')


def read(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def send(client: Client, token: str = '', **headers) -> str:
    """The status of an order, or the line that Django logs about it."""
    response = client.post('/order/', {'csrfmiddlewaretoken': token} if token else {}, **headers)
    return '200' if response.status_code == 200 else log.line
