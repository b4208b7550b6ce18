/** The kinds of page on which the guide has something to say. */
export type RouteId = 'home' | 'login' | 'api-management' | 'dashboard' | 'settings' | 'other';
