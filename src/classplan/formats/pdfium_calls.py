"""The questions that PDFium is asked for every sign, word and line: what it holds is told by plain addresses.

PDFium's own binding makes an object of each address and checks each argument, which takes longer than the answer. The
names are PDFium's without their beginnings; each says what it gives back, then what it is given.
"""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_THING, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


def _call(name: str, gives: Any, *given: Any) -> Any:
    return ctypes.CFUNCTYPE(gives, *given)(ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value or 0)


text_object = _call("FPDFText_GetTextObject", _THING, _THING, _INT)
char_origin = _call("FPDFText_GetCharOrigin", _INT, _THING, _INT, _THING, _THING)
char_box = _call("FPDFText_GetCharBox", _INT, _THING, _INT, _THING, _THING, _THING, _THING)
char_matrix = _call("FPDFText_GetMatrix", _INT, _THING, _INT, _THING)
font_size = _call("FPDFText_GetFontSize", ctypes.c_double, _THING, _INT)
font_info = _call("FPDFText_GetFontInfo", ctypes.c_ulong, _THING, _INT, _THING, ctypes.c_ulong, _THING)
font_weight = _call("FPDFText_GetFontWeight", _INT, _THING, _INT)
font_of = _call("FPDFTextObj_GetFont", _THING, _THING)
render_mode = _call("FPDFTextObj_GetTextRenderMode", _INT, _THING)

count_objects = _call("FPDFPage_CountObjects", _INT, _THING)
object_at = _call("FPDFPage_GetObject", _THING, _THING, _INT)
count_in_form = _call("FPDFFormObj_CountObjects", _INT, _THING)
object_in_form = _call("FPDFFormObj_GetObject", _THING, _THING, ctypes.c_ulong)
object_type = _call("FPDFPageObj_GetType", _INT, _THING)
object_bounds = _call("FPDFPageObj_GetBounds", _INT, _THING, _THING, _THING, _THING, _THING)
object_matrix = _call("FPDFPageObj_GetMatrix", _INT, _THING, _THING)
content_id = _call("FPDFPageObj_GetMarkedContentID", _INT, _THING)
count_marks = _call("FPDFPageObj_CountMarks", _INT, _THING)
mark_at = _call("FPDFPageObj_GetMark", _THING, _THING, ctypes.c_ulong)
mark_name = _call("FPDFPageObjMark_GetName", _INT, _THING, _THING, ctypes.c_ulong, _THING)

draw_mode = _call("FPDFPath_GetDrawMode", _INT, _THING, _THING, _THING)
count_segments = _call("FPDFPath_CountSegments", _INT, _THING)
segment_at = _call("FPDFPath_GetPathSegment", _THING, _THING, _INT)
segment_point = _call("FPDFPathSegment_GetPoint", _INT, _THING, _THING, _THING)
segment_type = _call("FPDFPathSegment_GetType", _INT, _THING)
segment_closes = _call("FPDFPathSegment_GetClose", _INT, _THING)

count_tops = _call("FPDF_StructTree_CountChildren", _INT, _THING)
top_at = _call("FPDF_StructTree_GetChildAtIndex", _THING, _THING, _INT)
element_type = _call("FPDF_StructElement_GetType", ctypes.c_ulong, _THING, _THING, ctypes.c_ulong)
count_inside = _call("FPDF_StructElement_CountChildren", _INT, _THING)
inside_at = _call("FPDF_StructElement_GetChildAtIndex", _THING, _THING, _INT)
inside_content_id = _call("FPDF_StructElement_GetChildMarkedContentID", _INT, _THING, _INT)


def address(thing: Any) -> int:
    """Where PDFium holds something for which its binding gave an object; 0 for nothing."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0 if thing else 0
