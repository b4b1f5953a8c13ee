"""What metrics are about, for grouping on pages and in lists; the files of the catalogue are cut along these."""

from __future__ import annotations

from enum import StrEnum


class Theme(StrEnum):
    """What a metric is about, in the order in which themes are shown. OTHER is for what says nothing."""

    ACCOUNTS = "accounts"
    INDUSTRY = "industry"
    FINANCE = "finance"
    INNOVATION = "innovation"
    PEOPLE = "people"
    ENERGY = "energy"
    ENVIRONMENT = "environment"
    LAND = "land"
    INVESTMENT = "investment"
    TRADE = "trade"
    DIGITAL = "digital"
    CERTIFICATION = "certification"
    CULTIVATION = "cultivation"
    PARKS = "parks"
    OTHER = "other"

    def label(self, language: str = "zh") -> str:
        """Its name in Chinese or English."""
        return _LABELS[self][language.startswith("en")]


_LABELS = {
    Theme.ACCOUNTS: ("国民经济", "National accounts"),
    Theme.INDUSTRY: ("工业生产", "Industrial production"),
    Theme.FINANCE: ("财务与税收", "Accounts and taxes"),
    Theme.INNOVATION: ("研发与创新", "Research and innovation"),
    Theme.PEOPLE: ("人员与工资", "People and pay"),
    Theme.ENERGY: ("能源", "Energy"),
    Theme.ENVIRONMENT: ("环境与资源", "Environment and resources"),
    Theme.LAND: ("土地与亩均效益", "Land and per-mu measures"),
    Theme.INVESTMENT: ("投资与项目", "Investment and projects"),
    Theme.TRADE: ("采购、配套与市场", "Purchases, supply and markets"),
    Theme.DIGITAL: ("智能制造与数字化", "Smart manufacturing"),
    Theme.CERTIFICATION: ("认定、资质与信用", "Recognition and conduct"),
    Theme.CULTIVATION: ("企业培育", "Cultivation of enterprises"),
    Theme.PARKS: ("集群与园区", "Clusters and parks"),
    Theme.OTHER: ("其他", "Other"),
}
