/* The embedded deployment's configuration; the options are those of Jitsi Meet's own config.js. */
var config = {
    hosts: {
        domain: 'meet.jitsi',
        muc: 'muc.meet.jitsi'
    },
    bosh: '/http-bind',
    websocket: `wss://${location.host}/xmpp-websocket`,

    // Without Jicofo and a videobridge participants connect to each other, directly and on loopback.
    disableFocus: true,
    p2p: {
        enabled: true,
        stunServers: []
    },

    // No default language: the interface then follows the browser's.
    prejoinConfig: {
        enabled: true
    },
    defaultLogoUrl: 'images/watermark.svg',
    enableWelcomePage: false,
    enableClosePage: true,
    disableDeepLinking: true,
    deeplinking: {
        disabled: true
    },

    // Nothing that would need a server which is not there, and no word to the outside.
    analytics: {
        disabled: true
    },
    disableThirdPartyRequests: true,
    disablePolls: true,
    doNotStoreRoom: true,
    giphy: {
        enabled: false
    },
    e2eping: {
        enabled: false
    },
    securityUi: {
        hideLobbyButton: true
    },
    rtcstats: {
        enabled: false
    },

    // A sharp picture at a rate that leaves two participants room on two processors.
    constraints: {
        video: {
            frameRate: {
                ideal: 15,
                max: 15
            },
            height: {
                ideal: 720,
                max: 720,
                min: 180
            }
        }
    },

    // What the devices of a test harness pick up is silence, or beeps: no news to anybody.
    enableNoAudioDetection: false,
    enableNoisyMicDetection: false,

    flags: {
        sendMultipleVideoStreams: false,
        sourceNameSignaling: true
    }
};
