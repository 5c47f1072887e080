"""The addresses of the catalogue and of what tells of columns."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response

from lib.api.description import BASE, errors, given
from lib.api.open_data.csvw import CSVW_TYPE, csvw_of
from lib.api.open_data.dcat import CATALOGUE_TYPES, CatalogueForm, in_catalogue_form, statements
from lib.api.problems import ApiError
from lib.api.publisher import publisher
from lib.api.resources import Resource
from lib.api.seams import VARIES, Seams


class CatalogueAsked(BaseModel):
    """The form of the catalogue."""

    model_config = ConfigDict(extra="forbid")

    formaat: CatalogueForm | None = Field(
        None, description="De vorm; zonder deze die uit de kop Accept, anders JSON-LD."
    )


def add_open_data(app: FastAPI, resources: tuple[Resource, ...], seams: Seams) -> None:
    """The addresses, for who may read anything at all."""

    async def catalogue(request: Request, asked: Annotated[CatalogueAsked, Query()]) -> Response:
        if seams.identify(request) is None:
            raise ApiError(401, headers={"WWW-Authenticate": "Bearer"})
        turtle = CATALOGUE_TYPES[CatalogueForm.TURTLE] in request.headers.get("accept", "")
        form = asked.formaat or (CatalogueForm.TURTLE if turtle else CatalogueForm.JSON_LD)
        base = f"{request.url.scheme}://{request.url.netloc}{seams.path(request)}{BASE}"
        told = in_catalogue_form(statements(resources, base, publisher()), form)
        return Response(told, headers={"Vary": VARIES}, media_type=CATALOGUE_TYPES[form])

    async def columns(
        lijst: Annotated[str, Path(description="De naam van een lijst, zoals cijfers.")],
    ) -> Response:
        found = next((each for each in resources if each.name == lijst), None)
        if found is None:
            raise ApiError(404)
        return JSONResponse(csvw_of(found), media_type=CSVW_TYPE)

    shown = {
        name: {"schema": {"type": "object" if "json" in name else "string"}}
        for name in CATALOGUE_TYPES.values()
    }
    app.add_api_route(
        "/catalogus",
        catalogue,
        operation_id="catalogus",
        summary="De open gegevens als catalogus (DCAT-AP-NL)",
        responses={200: given("De catalogus.", shown), **errors(400, 401, 500)},
        tags=["open data"],
    )
    app.add_api_route(
        "/tabellen/{lijst}",
        columns,
        operation_id="tabel",
        summary="De kolommen van een lijst (CSV on the Web)",
        responses={
            200: given("De kolommen.", {CSVW_TYPE: {"schema": {"type": "object"}}}),
            **errors(400, 404, 500),
        },
        tags=["open data"],
    )
