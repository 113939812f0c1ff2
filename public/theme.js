// Runs before the page is drawn, so that a chosen theme or large type does not flash. Without a choice the system decides.
try {
  const theme = localStorage.getItem('yike-theme');
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
  if (localStorage.getItem('yike-elder') === '1') document.documentElement.dataset.elder = '';
} catch {
  // storage may be closed to us: the system's setting holds
}
