"""What the OpenAPI document tells besides the parameters: answers, headers, errors and keys."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from lib.api.asked import Form
from lib.api.columns import schema_of
from lib.api.forms import MEDIA_TYPES
from lib.api.problems import PROBLEM_TYPE, TITLES
from lib.api.publisher import publisher
from lib.api.resources import Resource

API_VERSION = "1.0.0"
BASE = "/api/v1"
KEY_SCHEME = "sleutel"
API_PURPOSE = (
    "De antwoorden die de pagina's van de Samenwerkingsmonitor tonen, voor andere programma's. Elk cijfer heeft zijn "
    "waarde, eenheid, periode, status, bron, aantal waarnemingen en interval, en zegt of het verzonnen is. Wat "
    "ontbreekt, blijft leeg en is geen nul."
)

_HEADERS: dict[str, Any] = {
    "API-Version": {
        "description": "De volledige versie van deze API.",
        "schema": {"type": "string", "examples": [API_VERSION]},
    }
}
_OF_LISTS = {
    "ETag": {"description": "Verandert met de gegevens.", "schema": {"type": "string"}},
    "Link": {
        "description": "De volgende pagina (`next`), en bij CSV de beschrijving van de kolommen (`describedby`).",
        "schema": {"type": "string"},
    },
}
_FAULTS = {
    "type": "array",
    "description": "Alles wat er niet klopt, elk met de naam waar het over gaat.",
    "items": {
        "type": "object",
        "properties": {"veld": {"type": "string"}, "uitleg": {"type": "string"}},
        "required": ["veld", "uitleg"],
    },
}
PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "Wat er mis is (RFC 9457).",
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "fouten": _FAULTS,
    },
    "required": ["type", "title", "status", "detail"],
}


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Answers that tell what is wrong."""
    content = {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Probleem"}}}
    return {
        status: {"description": TITLES[status] + ".", "headers": _HEADERS, "content": content}
        for status in statuses
    }


def given(description: str, content: dict[str, Any], **headers: Any) -> dict[str, Any]:
    """An answer that is one."""
    return {"description": description, "headers": {**_HEADERS, **headers}, "content": content}


def of_list(resource: Resource) -> dict[int | str, dict[str, Any]]:
    """The answers of a list, in all its forms."""
    name = {"$ref": f"#/components/schemas/{schema_name(resource)}"}
    page = {
        "type": "object",
        "properties": {
            "versie": {"type": "integer", "description": "De stand van de gegevens."},
            "peildatum": {"type": ["string", "null"], "format": "date"},
            "totaal": {"type": "integer", "description": "Het aantal rijen op alle pagina's."},
            "volgende": {
                "type": ["string", "null"],
                "description": "Het adres van de volgende pagina, gezien vanaf dit adres.",
            },
            "gegevens": {"type": "array", "items": name},
        },
        "required": ["versie", "peildatum", "totaal", "volgende", "gegevens"],
    }
    content: dict[str, Any] = {
        MEDIA_TYPES[Form.JSON]: {"schema": page},
        MEDIA_TYPES[Form.CSV]: {"schema": {"type": "string"}},
        MEDIA_TYPES[Form.PARQUET]: {"schema": {"type": "string", "format": "binary"}},
    }
    unchanged = {"description": "Niets veranderd sinds de ETag die is meegestuurd.", "headers": _HEADERS}
    told = given(f"{resource.title}.", content, **_OF_LISTS)
    return {200: told, 304: unchanged, **errors(400, 401, 406, 429, 500, 503)}


def schema_name(resource: Resource) -> str:
    """The name of a record of a list among the schemas."""
    return "".join(word.title() for word in resource.name.split("-")) + "Rij"


def described(app: FastAPI, resources: tuple[Resource, ...], base: str = BASE) -> dict[str, Any]:
    """The OpenAPI document of an application, which stands at `base`."""
    who = publisher()
    told = get_openapi(
        title="Samenwerkingsmonitor",
        version=API_VERSION,
        description=API_PURPOSE,
        routes=app.routes,
        servers=[{"url": base}],
        contact={"name": who.name, "email": who.mail, "url": who.page},
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    for operation in (each for path in told["paths"].values() for each in path.values()):
        operation["responses"].pop("422", None)
    components = told.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Probleem"] = PROBLEM_SCHEMA
    for resource in resources:
        schemas[schema_name(resource)] = {
            "type": "object",
            "description": resource.explanation,
            "properties": {column.name: schema_of(column) for column in resource.columns},
            "required": list(resource.names),
        }
    components["securitySchemes"] = {
        KEY_SCHEME: {
            "type": "http",
            "scheme": "bearer",
            "description": "Alleen in de kop Authorization; een sleutel in een adres wordt geweigerd.",
        }
    }
    return told
