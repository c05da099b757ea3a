/** Where the bundled ripgrep lies; its package throws on import where the platform's binary is not installed. */
export async function bundledRipgrep(): Promise<string | null> {
  try {
    const { rgPath } = await import('@vscode/ripgrep');
    return rgPath;
  } catch {
    return null;
  }
}
