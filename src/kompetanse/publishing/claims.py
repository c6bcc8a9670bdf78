"""Which plan may write where: an address belongs to one plan, and to no other."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, frozen

from kompetanse.publishing.files import SiteError
from kompetanse.publishing.manifest import Manifest
from kompetanse.publishing.values import Source


@frozen(kw_only=True)
class Claim:
    """What a plan wants of a site.

    Attributes:
        source: The plan.
        plan: Its id.
        folders: The folders that it writes to: its own, and those that it had.
        fingerprint: What it is made of, as a digest, as far as that can be told.
        manifest: What was published of it, if nothing is to be done.
        error: Why it is not published.
    """

    source: Source
    plan: str = ""
    folders: tuple[str, ...] = ()
    fingerprint: str | None = None
    manifest: Manifest | None = None
    error: Exception | None = None


def settle(claims: Sequence[Claim], manifests: Mapping[str, Manifest]) -> list[Claim]:
    """Refuse the plans that want what is another's.

    Args:
        claims: What the plans of a call want.
        manifests: What was published of all plans of the site, by their folders.
    """
    wanted = _Wanted(claims, manifests)
    return [claim if claim.error else wanted.settled(claim) for claim in claims]


class _Wanted:
    """Who wants which folder."""

    def __init__(self, claims: Sequence[Claim], manifests: Mapping[str, Manifest]) -> None:
        self._own: dict[str, list[Claim]] = {}
        self._former: dict[str, list[Claim]] = {}
        for claim in claims:
            for folder in claim.folders:
                wanted = self._own if folder == claim.folders[0] else self._former
                wanted.setdefault(folder, []).append(claim)
        self._held = {
            folder: manifest.plan
            for own, manifest in manifests.items()
            if own not in self._own and own not in self._former
            for folder in manifest.folders
            if folder != own
        }

    def settled(self, claim: Claim) -> Claim:
        """The claim, refused where another one stands against it."""
        own, *former = claim.folders
        if other := _other(claim, self._own[own]):
            return _refused(
                claim,
                "{one} and {other} have the same id, or the same address {folder}/: neither is "
                "published",
                one=claim.source.name,
                other=other.source.name,
                folder=own,
            )
        for folder in former:
            wanted = [*self._own.get(folder, ()), *self._former[folder]]
            if other := _other(claim, wanted):
                return _refused(
                    claim,
                    "{one} and {other} both want the address {folder}/: only one plan can have "
                    "been called so formerly, and none be called so now",
                    one=claim.source.name,
                    other=other.source.name,
                    folder=folder,
                )
        return self._free(claim)

    def _free(self, claim: Claim) -> Claim:
        """The claim, refused where a plan that is published otherwise stands against it."""
        for folder in claim.folders:
            if folder in self._held:
                return _refused(
                    claim,
                    "{one} wants the address {folder}/, which the plan {plan} had formerly; if it is "
                    "that plan, let it say 'formerly: [{plan}]'",
                    one=claim.source.name,
                    folder=folder,
                    plan=self._held[folder],
                )
        return claim


def _other(claim: Claim, claims: Iterable[Claim]) -> Claim | None:
    return next((one for one in claims if one is not claim), None)


def _refused(claim: Claim, template: str, **arguments: object) -> Claim:
    return evolve(claim, error=SiteError(template, **arguments))
