"""Gives the PostgreSQL of this run a certificate of its own, so that connections use TLS as they do with a hosted server."""

import datetime
import os
import sys
import time

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import create_engine, text


def url_of(variable: str) -> str:
    url = os.environ.get(variable)
    if not url:
        print('This needs a PostgreSQL of its own: run it with "npm run snippet", which sets DATABASE_URL and ADMIN_DATABASE_URL')
        sys.exit(3)
    return url.replace('postgresql://', 'postgresql+psycopg://', 1)


def switch_tls_on() -> None:
    """Writes key and certificate into the data folder, through the superuser, and waits until the server uses them."""
    key, certificate = make_certificate()
    admin = create_engine(url_of('ADMIN_DATABASE_URL'), isolation_level='AUTOCOMMIT')
    with admin.connect() as connection:
        for name, content in (('server.key', key), ('server.crt', certificate)):
            quoted = content.replace("'", "''")
            # The server reads the key only if nobody else may, hence the umask.
            connection.exec_driver_sql(
                f"COPY (SELECT unnest(string_to_array('{quoted}', E'\\n'))) TO PROGRAM 'umask 077; cat > {name}'"
            )
        connection.execute(text('ALTER SYSTEM SET ssl = on'))
        connection.execute(text('SELECT pg_reload_conf()'))
    admin.dispose()
    for _ in range(100):
        with create_engine(url_of('ADMIN_DATABASE_URL')).connect() as connection:
            if connection.execute(text('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')).scalar():
                return
        time.sleep(0.1)
    print('the server did not switch TLS on')
    sys.exit(3)


def make_certificate() -> tuple[str, str]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, 'localhost')])
    now = datetime.datetime.now(datetime.timezone.utc)
    builder = x509.CertificateBuilder(
        issuer_name=name,
        subject_name=name,
        public_key=key.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=now - datetime.timedelta(hours=1),
        not_valid_after=now + datetime.timedelta(hours=1),
    )
    certificate = builder.sign(key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return private.decode(), certificate.public_bytes(pem).decode()
