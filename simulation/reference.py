"""References to named tuples, in compiled code.

Compiled functions take tuples by value: one that holds sixty arrays is four
hundred words at every call, and minutes to compile. A :class:`Reference` is
one word, and reads like the tuple: ``state.tickets.credit[ticket]``. What it
points to stays as it is while it is in use (arrays are never exchanged, only
their elements), and whoever made it keeps it alive.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.core.imputils import lower_getattr_generic
from numba.core.typing.templates import AttributeTemplate, infer_getattr
from numba.extending import intrinsic, models, register_model

T = TypeVar("T")


class Reference(types.Type):
    """The type of a reference to a named tuple."""

    def __init__(self, pointee: Any) -> None:
        self.pointee = pointee
        super().__init__(name=f"Reference({pointee})")


@register_model(Reference)
class _ReferenceModel(models.PrimitiveModel):
    def __init__(self, manager: Any, reference: Reference) -> None:
        super().__init__(manager, reference, manager.lookup(reference.pointee).get_data_type().as_pointer())


@infer_getattr
class _ReferenceAttributes(AttributeTemplate):
    key = Reference

    def generic_resolve(self, reference: Reference, name: str) -> Any:
        """The type of a field; that of a field that is a named tuple is a reference again."""
        fields = reference.pointee.fields
        if name not in fields:
            return None
        found = reference.pointee[fields.index(name)]
        return Reference(found) if isinstance(found, types.BaseNamedTuple) else found


@lower_getattr_generic(Reference)
def _read_field(context: Any, builder: Any, reference: Reference, pointer: Any, name: str) -> Any:
    place = reference.pointee.fields.index(name)
    found = reference.pointee[place]
    field = builder.gep(pointer, [ir.Constant(ir.IntType(32), 0), ir.Constant(ir.IntType(32), place)], inbounds=True)
    if isinstance(found, types.BaseNamedTuple):
        return field
    return context.data_model_manager.lookup(found).load_from_data_pointer(builder, field)


def _reference(typing_context: Any, value: Any) -> Any:
    """A reference to a named tuple that the caller was given; valid until the caller returns."""

    def codegen(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        model = context.data_model_manager.lookup(value)
        pointer = cgutils.alloca_once(builder, model.get_data_type())
        builder.store(model.as_data(builder, arguments[0]), pointer)
        return pointer

    return Reference(value)(value), codegen


reference = cast("Callable[[T], T]", intrinsic(_reference))
"""As the tuple that it points to, for whoever reads or checks the code."""
