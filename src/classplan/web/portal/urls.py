"""The addresses of the portal. Each is permanent and keeps its day."""

from django.urls import register_converter

from classplan.web.pages import form, page
from classplan.web.portal import (
    about,
    classes,
    comments,
    compare,
    compare_versions,
    docket,
    home,
    like,
    notices,
    plan,
    printed,
    search,
    tour,
)
from classplan.web.portal.days import DayInAddress, NumberInAddress

register_converter(DayInAddress, "day")
register_converter(NumberInAddress, "number")

urlpatterns = [
    page("", home.home, "home"),
    page("plan/", plan.plan_today, "plan_today"),
    page("plan/<day:day>/", plan.plan, "plan"),
    page("plan/<day:day>.csv", plan.plan_csv, "plan_csv"),
    page("plan/<day:first>/compare/", compare.compare_with, "compare_with"),
    page("plan/<day:first>/compare/<day:second>/", compare.compare, "compare"),
    page("classes/", classes.classes, "classes"),
    page("classes/by-code/<str:code>/", classes.class_by_code, "class_by_code"),
    page("classes/<number:number>/", classes.class_today, "class_today"),
    page("classes/<number:number>/<day:day>/", classes.class_on_a_day, "class"),
    page("classes/<number:number>/<day:day>/specification/<str:form>/", printed.printed, "specification_file"),
    page("classes/<number:number>/<day:day>/like/", like.like, "class_like"),
    page("classes/<number:number>/compare/", compare_versions.choose, "class_compare"),
    page("classes/<number:number>/compare/<day:first>/<day:second>/", compare_versions.versions, "class_versions"),
    page(
        "classes/<number:number>/compare/<day:first>/<day:second>/redline.docx",
        compare_versions.as_word,
        "class_versions_docx",
    ),
    page(
        "classes/<number:number>/compare/<day:first>/<day:second>/redline.pdf",
        compare_versions.as_pdf_file,
        "class_versions_pdf",
    ),
    page("notices/", notices.notices, "notices"),
    page("notices/<str:number>/", notices.notice, "notice"),
    form("notices/<str:number>/comment/", comments.comment, "comment"),
    form("notices/<str:number>/speak/", comments.speak, "speak"),
    page("receipts/<str:receipt>/", comments.receipt, "receipt"),
    page("papers/<str:sha256>/", docket.paper, "issued_paper"),
    page("updates/<day:day>/", notices.update, "update"),
    page("search/", search.search, "search"),
    page("about/", about.about, "about"),
    page("tour/", tour.tour, "tour"),
]
