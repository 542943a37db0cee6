"""How a story is named inside an address of the interface."""

from django.urls import register_converter


class StoryName:
    """A story's public key, or its address without the slashes at both ends; views get the address with them."""

    regex = r"[a-z0-9]{1,16}|[^/\x00-\x1f\x7f]+/[12][0-9]{3}/(?:0[1-9]|1[0-2])/[^/\x00-\x1f\x7f]+"

    def to_python(self, value: str) -> str:
        return f"/{value}/" if "/" in value else value

    def to_url(self, value: str) -> str:
        return value.strip("/")


register_converter(StoryName, "story_name")
