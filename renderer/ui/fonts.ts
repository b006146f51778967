// The pages' fonts, all in the bundle: a hall's machine has none of its own. The order in which they are asked stands in tokens.css.
import '@fontsource-variable/noto-sans-sc'
import '@fontsource-variable/noto-sans-kr'
// What stands on nearly every page, in one file of each: after those two, so that it is asked first.
import '../../assets/fonts/common-characters.css'
// People's and places' names: hanzi that the two above do not have.
import '../../assets/fonts/rare-hanzi.css'
