import { describe, expect, it } from 'vitest';
import { isKnownHost } from '../../../src/site/hosts.ts';
import { apiManagementUrl, localeOf, routeOf } from '../../../src/site/routes.ts';

const www = 'https://www.binance.com';

describe('routeOf', () => {
  it.each([
    [`${www}/`, 'home'],
    [`${www}/en`, 'home'],
    [`${www}/my-MM`, 'home'],
    [`${www}/en/my/settings/api-management`, 'api-management'],
    [`${www}/zh-TC/my/settings/api-management?ref=1#x`, 'api-management'],
    [`${www}/my/settings/api-management`, 'api-management'],
    [`${www}/my-MM/my/settings/api-management/create`, 'api-management'],
    [`${www}/en/usercenter/settings/api-management`, 'api-management'],
    [`${www}/userCenter/createApi.html`, 'api-management'],
    ['https://demo.binance.com/fr/my/settings/api-management', 'api-management'],
    [`${www}/en/my/settings/api-management-old`, 'settings'],
    [`${www}/en/my/dashboard`, 'dashboard'],
    [`${www}/en/my/settings/preference`, 'settings'],
    [`${www}/en/my/security`, 'settings'],
    ['https://accounts.binance.com/en/login?return_to=x', 'login'],
    ['https://accounts.binance.com/en/register', 'login'],
    [`${www}/en/trade/BTC_USDT`, 'other'],
    ['https://www.binance.com.evil.example/en/my/settings/api-management', 'other'],
    ['https://br-binance.com/en/my/settings/api-management', 'other'],
    ['no address', 'other'],
  ])('%s is %s', (url, route) => expect(routeOf(url)).toBe(route));
});

describe('localeOf', () => {
  it.each([
    [`${www}/zh-CN/my/dashboard`, '', 'zh-CN'],
    [`${www}/my/dashboard`, 'tr', 'tr'],
    [`${www}/my/dashboard`, 'no language', 'en'],
    [`${www}/en-IN`, 'fr', 'en-IN'],
  ])('%s with lang %j is %s', (url, lang, locale) => expect(localeOf(url, lang)).toBe(locale));
});

describe('addresses', () => {
  it('stay on the demo site, and go to www from everywhere else', () => {
    expect(apiManagementUrl('demo.binance.com', 'fr')).toBe(
      'https://demo.binance.com/fr/my/settings/api-management',
    );
    expect(apiManagementUrl('accounts.binance.com', 'tr')).toBe(`${www}/tr/my/settings/api-management`);
    expect(apiManagementUrl('x', '../..')).toBe(`${www}/en/my/settings/api-management`);
  });
  it('hosts are exact', () => {
    expect(isKnownHost('www.binance.com')).toBe(true);
    for (const host of ['binance.com', 'www.binance.com.', 'api.binance.com', 'www.blnance.com']) {
      expect(isKnownHost(host)).toBe(false);
    }
  });
});
