"""A table with a unique order number, and what a session holds."""

from sqlalchemy import String, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = 'orders'
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String, unique=True)
    note: Mapped[str] = mapped_column(String, default='')


def new_engine():
    engine = create_engine('sqlite://')
    Base.metadata.create_all(engine)
    return engine


def fail_in_flush(session: Session) -> tuple[Order, Order]:
    """One order is stored and changed, a second one with the same number fails. Returns both."""
    stored = Order(number='A-1')
    session.add(stored)
    session.commit()
    stored.note = 'changed, not committed'
    duplicate = Order(number='A-1')
    session.add(duplicate)
    try:
        session.flush()
    except Exception as error:
        print(f'the flush: {type(error).__module__}.{type(error).__name__}')
    return stored, duplicate


def state(order: Order) -> str:
    """The state of an object, in SQLAlchemy's words."""
    inspected = inspect(order)
    names = ('transient', 'pending', 'persistent', 'deleted', 'detached')
    return next(name for name in names if getattr(inspected, name))
