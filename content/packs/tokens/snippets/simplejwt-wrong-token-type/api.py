"""An API with the login and refresh views of simplejwt, in one process and with a database in memory."""

import json

import django
from django.conf import settings

settings.configure(
    SECRET_KEY='a key of this run, long enough for HS256',
    ALLOWED_HOSTS=['testserver'],
    DATABASES={'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': ':memory:'}},
    INSTALLED_APPS=['django.contrib.auth', 'django.contrib.contenttypes'],
    REST_FRAMEWORK={
        'DEFAULT_AUTHENTICATION_CLASSES': ['rest_framework_simplejwt.authentication.JWTAuthentication'],
        'DEFAULT_PERMISSION_CLASSES': ['rest_framework.permissions.IsAuthenticated'],
    },
    ROOT_URLCONF=__name__,
    LOGGING_CONFIG=None,
)
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.urls import path  # noqa: E402
from rest_framework.decorators import api_view  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework.test import APIClient  # noqa: E402
from rest_framework_simplejwt.views import TokenObtainPairView, TokenRefreshView  # noqa: E402


@api_view()
def me(request):
    return Response({'user': request.user.username})


urlpatterns = [
    path('me/', me),
    path('token/', TokenObtainPairView.as_view()),
    path('token/refresh/', TokenRefreshView.as_view()),
]

call_command('migrate', verbosity=0)
user = User.objects.create_user('user-7', password='a password of this run')


def login() -> dict[str, str]:
    return APIClient().post('/token/', {'username': 'user-7', 'password': 'a password of this run'}).json()


def get_me(token: str):
    return APIClient().get('/me/', HTTP_AUTHORIZATION=f'Bearer {token}')


def refresh(token: str):
    return APIClient().post('/token/refresh/', {'refresh': token})


def answer(response) -> str:
    return f'{response.status_code} {json.dumps(response.json(), separators=(",", ":"))}'
