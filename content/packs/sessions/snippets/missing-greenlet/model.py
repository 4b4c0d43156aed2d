"""Two tables, one order with one line, and an engine that has them."""

import tempfile

from sqlalchemy import ForeignKey
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

folder = tempfile.TemporaryDirectory()


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = 'orders'
    id: Mapped[int] = mapped_column(primary_key=True)
    lines: Mapped[list['Line']] = relationship()


class Line(Base):
    __tablename__ = 'lines'
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey('orders.id'))


async def engine_with_one_order():
    engine = create_async_engine(f'sqlite+aiosqlite:///{folder.name}/orders.db')
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with AsyncSession(engine) as session:
        session.add(Order(id=1, lines=[Line(id=1)]))
        await session.commit()
    return engine
