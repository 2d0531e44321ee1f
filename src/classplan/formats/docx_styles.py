"""How our Word documents look: their styles, their lists, and what Word must know to open them as what they are."""

from classplan.formats.word_package import W, attribute_of

_INK = "1B1B1B"
_QUIET = "454F59"
_DEEPEST = 6
_SIZES = {1: 34, 2: 28, 3: 25}
_FIRST_NUMBERED = 2
_TABS = "".join(f'<w:tab w:val="left" w:pos="{place}"/>' for place in (2_160, 4_320, 6_480, 8_640))


def styles_xml(language: str) -> str:
    """Every style that a paper uses, with its own language."""
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{_INK}"/><w:sz w:val="23"/><w:szCs w:val="23"/>'
        f"<w:lang w:val={attribute_of(language)}/></w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="271" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    heading = '<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="100" w:line="252" w:lineRule="auto"/><w:outlineLvl w:val="{level}"/>'
    made = [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
        _paragraph("Title", "Title", heading.format(before=120, level=0), '<w:b/><w:sz w:val="40"/>'),
        *(
            _paragraph(
                f"Heading{level}",
                f"heading {level}",
                heading.format(before=320 if level < 3 else 240, level=level - 1),
                f'<w:b/>{"<w:i/>" if level > 3 else ""}<w:sz w:val="{_SIZES.get(level, 23)}"/>',
            )
            for level in range(1, _DEEPEST + 1)
        ),
        _paragraph("ListParagraph", "List Paragraph", '<w:spacing w:after="80"/><w:ind w:left="480"/>'),
        _paragraph("TableRow", "Table Row", f"<w:tabs>{_TABS}</w:tabs>"),
        _paragraph("ListBullet", "List Bullet", f'{_numbering(1)}<w:spacing w:after="80"/>'),
        _paragraph("ListNumber", "List Number", f'{_numbering(_FIRST_NUMBERED)}<w:spacing w:after="80"/>'),
        _paragraph("Fact", "Fact", '<w:spacing w:after="60"/>'),
        _paragraph("Caption", "caption", '<w:keepNext/><w:spacing w:before="240" w:after="80"/>', "<w:b/>"),
        _paragraph(
            "TableText",
            "Table Text",
            '<w:spacing w:before="40" w:after="40" w:line="245" w:lineRule="auto"/>',
            '<w:sz w:val="20"/>',
        ),
        _paragraph("Between", "Between", '<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>'),
        _paragraph("Header", "header", '<w:spacing w:after="0"/>', f'<w:color w:val="{_QUIET}"/><w:sz w:val="17"/>'),
        _paragraph(
            "Footer",
            "footer",
            '<w:tabs><w:tab w:val="right" w:pos="9360"/></w:tabs><w:spacing w:after="0"/>',
            f'<w:color w:val="{_QUIET}"/><w:sz w:val="17"/>',
        ),
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/></w:rPr></w:style>',
        _table(),
    ]
    return f'<w:styles xmlns:w="{W}">{defaults}{"".join(made)}</w:styles>'


def numbering_xml(lists: int) -> str:
    """Bullets, numbers, and one counter for each of so many numbered lists, so that each begins at one."""
    bullets = "".join(_level(deep, "bullet", "•◦▪"[deep % 3]) for deep in range(9))
    numbers = "".join(_level(deep, "decimal", f"%{deep + 1}.") for deep in range(9))
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{deep}"><w:startOverride w:val="1"/></w:lvlOverride>' for deep in range(9)
    )
    made = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/>{restart}</w:num>'
        for n in range(_FIRST_NUMBERED, _FIRST_NUMBERED + max(lists, 1))
    )
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{numbers}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{made}</w:numbering>'
    )


def settings_xml() -> str:
    """What Word must know so as not to open the paper as one of an older Word."""
    return (
        f'<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _paragraph(key: str, name: str, properties: str, looks: str = "") -> str:
    run = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{properties}</w:pPr>{run}</w:style>"
    )


def _numbering(number: int) -> str:
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


def _level(deep: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{deep}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{480 + 360 * deep}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def _table() -> str:
    line = '<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>'
    rule = {"size": 8, "color": "3D4551"}
    hair = {"size": 4, "color": "A9AEB1"}
    borders = line.format(side="top", **rule) + line.format(side="bottom", **hair) + line.format(side="insideH", **hair)
    head = line.format(side="top", **rule) + line.format(side="bottom", **rule)
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="PaperTable"><w:name w:val="Paper Table"/><w:tblPr>'
        f"<w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
        f'<w:tcBorders>{head}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="F0F3F5"/></w:tcPr></w:tblStylePr></w:style>'
    )
