/** 网站信息: what only the unit's site knows of itself, for the meta tags of its page. Optional; kept with the drafts. */
import { type ReactElement, useEffect, useState } from "react";
import type { DraftStore } from "../../drafts/store";
import { useApp } from "../ui/services";

const SITE_NAMES = "site-names";
const FIELDS = [
  { name: "SiteName", label: "网站名称", example: "例如 某某区人民政府" },
  { name: "SiteDomain", label: "网站域名", example: "例如 www.example.gov.cn" },
  { name: "SiteIDCode", label: "网站标识码", example: "十位数字" },
] as const;

export interface KeptSiteNames {
  readonly SiteName: string;
  readonly SiteDomain: string;
  readonly SiteIDCode: string;
}

/** The names as they are kept; empty where none are. */
export async function keptSiteNames(store: DraftStore): Promise<KeptSiteNames> {
  const kept: unknown = await store.setting(SITE_NAMES).catch(() => null);
  const textAt = (name: string): string => {
    const value: unknown = typeof kept === "object" && kept !== null ? Reflect.get(kept, name) : "";
    return typeof value === "string" ? value.slice(0, 200) : "";
  };
  return {
    SiteName: textAt("SiteName"),
    SiteDomain: textAt("SiteDomain"),
    SiteIDCode: textAt("SiteIDCode"),
  };
}

export function SiteNamesForm(): ReactElement {
  const { store } = useApp().library;
  const [names, setNames] = useState<KeptSiteNames | null>(null);
  useEffect(() => {
    let wanted = true;
    void keptSiteNames(store).then((kept) => {
      if (wanted) setNames(kept);
    });
    return () => {
      wanted = false;
    };
  }, [store]);
  return (
    <details className="site-names">
      <summary>网站信息（可不填）</summary>
      <p className="explain">写进网页的元数据，供网站检索。填一次，以后的报告都用。</p>
      {names === null
        ? null
        : FIELDS.map(({ name, label, example }) => (
            <div key={name} className="field">
              <label htmlFor={`site-${name}`}>{label}</label>
              <input
                id={`site-${name}`}
                autoComplete="off"
                placeholder={example}
                value={names[name]}
                onChange={(event) => {
                  const next = { ...names, [name]: event.target.value };
                  setNames(next);
                  // One that cannot be kept holds until the page is left.
                  store.putSetting(SITE_NAMES, next).catch(() => undefined);
                }}
              />
            </div>
          ))}
    </details>
  );
}
