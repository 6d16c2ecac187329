"""The pages that people open, by name."""

from urllib.parse import quote

GAP = "航空装备/航空锻铸件@610700"
GROUP = "name:中国航空工业集团有限公司"
LEADERS = "../reference/leaders.csv"
PAGES = {
    "home": "/",
    "chain": f"/chains/{quote('航空装备')}",
    "gaps": "/gaps",
    "gap": f"/gaps/{quote(GAP, safe='/@')}",
    "target": f"/target?gap={quote(GAP)}&enterprise={quote(GROUP)}",
    "match": f"/match?text={quote('碳纤维')}",
    "enterprises": f"/enterprises?q={quote('航空')}",
    "enterprise": f"/enterprises/{quote('陕飞')}",
    "sources": "/sources",
    "source": f"/source?id={quote(LEADERS)}&quote={quote('航空模锻件')}",
    "sign-in": "/sign-in",
    "not found": f"/chains/{quote('纺织')}",
}
