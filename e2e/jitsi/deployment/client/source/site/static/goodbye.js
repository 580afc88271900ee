/* Says thank you in the language that the interface was in: its own sentence, from its own translations. */
async function sayThankYou() {
    const language = localStorage.getItem('language') ?? 'en';

    for (const tried of [ language, language.split('-')[0], 'en' ]) {
        const response = await fetch(`/lang/main-${tried}.json`);

        if (response.ok) {
            const { dialog } = await response.json();

            document.documentElement.lang = tried;
            document.getElementById('thanks').textContent = dialog.thankYou.replace('{{appName}}', 'Jitsi Meet');

            return;
        }
    }
}

sayThankYou();
