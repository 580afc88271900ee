// Returns where this participant stands, and what the deployment says of itself: a function for Playwright.
// All of it is Jitsi Meet's own state, which has no language. Sources, in release 13.2.0: the reducers of features
// base/conference (authRequired, membersOnly, lobbyWaitingForHost), base/connection (passwordRequired), deep-linking
// (launchInWeb) and prejoin (showPrejoin); getDeepLinkingPage and isPrejoinPageVisible.
() => {
    const state = globalThis.APP?.store?.getState() ?? {};
    const config = state['features/base/config'] ?? {};
    const { authRequired, error, lobbyWaitingForHost, membersOnly, room }
        = state['features/base/conference'] ?? {};
    const connection = state['features/base/connection'] ?? {};
    const { disabled, desktop } = config.deeplinking ?? {};
    const { showPrejoin, skipPrejoinOnReload } = state['features/prejoin'] ?? {};

    const prejoin = config.prejoinConfig?.enabled ?? true;
    const places = {
        room: Boolean(globalThis.APP?.conference?.isJoined?.()),
        login: connection.passwordRequired,
        host: authRequired || (membersOnly && lobbyWaitingForHost),
        lobby: membersOnly,
        app: room && desktop?.enabled && !disabled && !state['features/deep-linking']?.launchInWeb,
        prejoin: room && prejoin && showPrejoin && !(config.enableForcedReload && skipPrejoinOnReload)
    };

    return {
        place: Object.keys(places).find(name => places[name]) ?? '',
        error: (connection.error ?? error)?.name ?? '',
        prejoin,
        // Of what the server gave: Jitsi Meet changes its own copy once it has joined.
        bridge: !globalThis.config?.disableFocus
    };
}
